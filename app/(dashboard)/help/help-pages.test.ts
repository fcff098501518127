import { MantineProvider } from '@mantine/core';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { metricDefinitions } from '@/lib/analytics/metric-definitions.ts';
import { metricFacts } from '@/lib/analytics/metric-facts.ts';
import { filterParameters } from '@/lib/calls/filter-url.ts';
import * as vocabulary from '@/lib/calls/vocabulary.ts';
import { problemKinds } from '@/lib/http/app-error.ts';
import { payloadFields } from '@/lib/providers/provider-help.ts';
import { registry } from '@/lib/providers/registry.ts';
import { refusalAnswers } from '@/lib/webhooks/webhook-answers.ts';
import { useTestDatabase } from '@/tests/database.ts';
import { sourceFiles } from '@/tests/structure/source-files.ts';
import { ApiReference } from './_help/api-reference.tsx';
import { fieldTerms } from './_help/field-terms.ts';
import { GlossaryEntries } from './_help/glossary-entries.tsx';
import { HelpIndex } from './_help/help-index.tsx';
import { MetricEntries } from './_help/metric-entries.tsx';
import { ProviderGuide } from './_help/provider-guide.tsx';

useTestDatabase();

const shown = (node: ReactNode) => renderToStaticMarkup(createElement(MantineProvider, {}, node));

const idsOf = (html: string) => Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id = '']) => id);

/** Without printing the whole page where it does not. */
function expectSaid(html: string, text: string) {
  expect(html.includes(text), text).toBe(true);
}

/** What stands in an address must stand on the page: once. */
function expectWholeLinks(html: string) {
  const ids = idsOf(html);
  expect(new Set(ids).size, 'no id twice').toBe(ids.length);
  const targets = Array.from(html.matchAll(/href="#([^"]+)"/g), ([, id = '']) => id);
  expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;');

test('the index leads to every page and every provider', () => {
  const html = shown(createElement(HelpIndex, { providers: registry }));
  for (const page of ['metrics', 'glossary', 'api']) expectSaid(html, `href="/help/${page}"`);
  for (const { id } of registry) expectSaid(html, `href="/connections/help/${id}"`);
});

describe('the figures', () => {
  const html = shown(createElement(MetricEntries));

  test('stand there all, each with its definition, unit and what is left out, at an address of its own', () => {
    expectWholeLinks(html);
    for (const [metric, { title, definition }] of Object.entries(metricDefinitions)) {
      expect(idsOf(html)).toContain(metric);
      expectSaid(html, escaped(title));
      expectSaid(html, escaped(definition));
    }
    expect(html.match(/<dt>Not in it<\/dt>/g)).toHaveLength(Object.keys(metricDefinitions).length);
  });

  test('stand on the screens that they are said to stand on, and on no others', () => {
    const folders = {
      '/': ['app/(dashboard)/_overview/'],
      '/hangups': ['app/(dashboard)/hangups/'],
      '/agents': ['app/(dashboard)/agents/'],
      '/ai-calls': ['app/(dashboard)/ai-calls/'],
    };
    const files = sourceFiles('app').filter(({ path }) => !path.includes('.test.'));
    const wrong = Object.entries(metricFacts).flatMap(([metric, { screens }]) => {
      const said: readonly string[] = screens;
      const named = new RegExp(`(metric(=|: ?)|rate\\()["']${metric}["']|metricDefinitions\\.${metric}\\b`);
      return Object.entries(folders)
        .filter(([screen, places]) => {
          const isThere = files.some(
            ({ path, text }) => places.some((place) => path.startsWith(place)) && named.test(text),
          );
          return isThere !== said.includes(screen);
        })
        .map(([screen]) => `${metric} on ${screen}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the glossary', () => {
  const html = shown(createElement(GlossaryEntries));

  test('explains every word of every vocabulary', () => {
    expectWholeLinks(html);
    const words = Object.entries(vocabulary).flatMap(([name, values]) =>
      values instanceof z.ZodEnum ? values.options.map((word) => `${name}-${word}`) : [],
    );
    expect(words.length).toBeGreaterThan(60);
    expect(words.filter((word) => !idsOf(html).includes(word))).toEqual([]);
    expect(html).not.toMatch(/<dd><\/dd>/);
  });

  test('explains the terms of the field in the order of the alphabet', () => {
    for (const term of [
      ...['CDR', 'DID', 'Leg', 'Disposition', 'Ring', 'Wait', 'Talk', 'Hold'],
      ...['ASA', 'AHT', 'ASR', 'Service level', 'Abandonment'],
    ])
      expect(fieldTerms.map((each) => each.term.split(',')[0])).toContain(term);
    const names = fieldTerms.map(({ term }) => term);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

describe('the API', () => {
  const limits = { bodyBytes: 5_242_880, bodySeconds: 20, perSecond: 1000 };
  const html = shown(
    createElement(ApiReference, { address: 'https://calls.example.com', zone: 'Asia/Kolkata', limits }),
  );

  test('says what a webhook is answered, for every cause, and every type of problem', () => {
    expectWholeLinks(html);
    for (const { code, again } of Object.values(refusalAnswers)) {
      expectSaid(html, escaped(again));
      expectSaid(html, `urn:problem-type:switchboard:${code.replaceAll('_', '-')}`);
    }
    for (const { title, status } of Object.values(problemKinds)) {
      expectSaid(html, escaped(title));
      expectSaid(html, `<th scope="row">${status}</th>`);
    }
    expectSaid(html, '5,242,880 bytes');
    expectSaid(html, '<li>The secret was missing</li><li>The secret was wrong</li>');
  });

  test('says every parameter, with the words that it takes', () => {
    for (const { parameter } of filterParameters()) expectSaid(html, `<code>${parameter}</code>`);
    for (const word of vocabulary.outcome.options) expectSaid(html, `<code>${word}</code>`);
    expectSaid(html, '<code>last-month</code>');
    expectSaid(html, 'Started (Asia/Kolkata)');
    expectSaid(html, 'switchboard_deliveries_total');
    expectSaid(html, 'admin or manager');
  });
});

describe.each(registry.map((provider) => ({ id: provider.id, provider })))(
  'the page of $id',
  ({ provider }) => {
    // Addresses to paste are of the installation.
    let html = '';
    beforeAll(() => {
      html = shown(createElement(ProviderGuide, { provider }));
    });
    const { help, authentication, settingFields, triggers, hangupWords } = provider;

    test('says everything that is declared', () => {
      expectWholeLinks(html);
      const fields = help.payload.flatMap((part) => payloadFields(part));
      for (const text of [
        help.about,
        ...authentication.map(({ note }) => note),
        ...settingFields.map(({ description }) => description),
        ...triggers.map(({ description }) => description),
        ...fields.flatMap(({ name, description }) => [name, description]),
        ...hangupWords.flatMap(({ words, source }) => [...words, source]),
        ...help.otherWords.flatMap(({ words, meaning }) => [words, meaning]),
        ...help.quirks.flatMap(({ text, source }) => [text, source]),
        ...help.unsure,
        ...help.examples.map(({ title }) => title),
      ])
        expectSaid(html, escaped(text));
    });

    test('has an address to paste without a secret in it, and calls that came of the examples', () => {
      expectSaid(html, `/api/webhooks/${provider.id}/${escaped('<connection>')}`);
      expect(html.match(/<dt>Outcome<\/dt>/g)?.length).toBeGreaterThanOrEqual(help.examples.length);
    });
  },
);
