import type { ReactNode } from 'react';
import { connectionUrls } from '@/lib/connections/connection-urls.ts';
import type { Authentication, Provider, SettingField, SetupStep } from '@/lib/providers/provider.ts';
import { type FieldKind, payloadFields } from '@/lib/providers/provider-help.ts';
import classes from './help.module.css';
import { HelpPage, type HelpSection } from './help-page.tsx';
import { HelpTable } from './help-table.tsx';
import { ProviderExample } from './provider-example.tsx';
import { ProviderWords } from './provider-words.tsx';
import { Source } from './source.tsx';

/** All that is known of a provider, from its own declaration. */
export function ProviderGuide({ provider }: { provider: Provider }) {
  const { label, help } = provider;
  return <HelpPage title={label} lead={help.about} sections={sectionsOf(provider)} />;
}

function sectionsOf(provider: Provider): HelpSection[] {
  const { triggers, settingFields, help } = provider;
  return [
    { id: 'authentication', title: 'How it proves itself', content: <Authentications provider={provider} /> },
    ...(settingFields.length === 0
      ? []
      : [{ id: 'settings', title: 'Settings', content: <Settings fields={settingFields} /> }]),
    { id: 'steps', title: 'Steps in its portal', content: <Steps provider={provider} /> },
    ...(triggers.length === 0
      ? []
      : [{ id: 'triggers', title: 'Triggers', content: <Triggers triggers={triggers} /> }]),
    { id: 'fields', title: 'Fields that are read', content: <Fields provider={provider} /> },
    { id: 'words', title: 'What its words mean', content: <ProviderWords provider={provider} /> },
    {
      id: 'quirks',
      title: 'Known quirks',
      content: (
        <ul>
          {help.quirks.map(({ text, source }) => (
            <li key={text}>
              {text} <Source text={source} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'unsure',
      title: 'What nobody knows yet',
      content: (
        <ul>
          {help.unsure.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ),
    },
    {
      id: 'examples',
      title: 'Examples',
      content: help.examples.map((example) => (
        <ProviderExample key={example.name} provider={provider} example={example} />
      )),
    },
  ];
}

function Authentications({ provider }: { provider: Provider }) {
  const { authentication, recordingHosts, defaults } = provider;
  return (
    <>
      {authentication.map((each) => (
        <div key={each.scheme}>
          <h3>{each.label}</h3>
          <p>{each.note}</p>
          <p>{secretWords(each)}</p>
        </div>
      ))}
      <h3>What a connection starts with</h3>
      <p>
        Times without a zone are read in {defaults.timeZone}, numbers without a country code belong to{' '}
        {countryNames.of(defaults.country)}.{' '}
        {recordingHosts
          ? `Recordings are fetched from ${recordingHosts.join(', ')}, and from hosts that an admin adds.`
          : 'From which hosts its recordings are fetched, an admin says on the connection’s page.'}
      </p>
    </>
  );
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

function secretWords({ secretFrom }: Authentication): string {
  return secretFrom === 'switchboard'
    ? 'Switchboard makes the secret; you paste it into the portal.'
    : 'The provider makes the secret; you paste it into the connection.';
}

function Settings({ fields }: { fields: readonly SettingField[] }) {
  return fields.map(({ key, label, description, control }) => (
    <div key={key}>
      <h3>{label}</h3>
      <p>{description}</p>
      {control.kind === 'select' && (
        <ul>
          {control.options.map((option) => (
            <li key={option.value}>{option.label}</li>
          ))}
        </ul>
      )}
      {control.kind === 'lines' && (
        <p>
          One a line, such as <code>{control.placeholder}</code>
        </p>
      )}
    </div>
  ));
}

function Steps({ provider }: { provider: Provider }) {
  return provider.authentication.map(({ scheme, label }) => (
    <div key={scheme}>
      {provider.authentication.length > 1 && <h3>{label}</h3>}
      <ol>
        {provider
          .setupSteps(connectionUrls(provider, { id: '<connection>', authentication: scheme }, null))
          .map((step) => (
            <Step key={step.title} step={step} />
          ))}
      </ol>
    </div>
  ));
}

function Step({ step: { title, text, copies = [] } }: { step: SetupStep }) {
  return (
    <li>
      <strong>{title}.</strong> {text}
      {copies.map(
        ({ label, value }) => value !== undefined && <Copied key={label} label={label} value={value} />,
      )}
    </li>
  );
}

/** What is copied in a step: an address in a line, a whole body behind its name. */
function Copied({ label, value }: { label: string; value: string }): ReactNode {
  const name = label.replace(/^Copy the /, '');
  if (!value.includes('\n')) {
    return (
      <div>
        <small>{name}</small> <code>{value}</code>
      </div>
    );
  }
  return (
    <details>
      <summary>The {name}</summary>
      <pre className={classes.sent}>{value}</pre>
    </details>
  );
}

function Triggers({ triggers }: Pick<Provider, 'triggers'>) {
  return (
    <HelpTable
      label="Triggers"
      head={['Trigger', 'Tells', 'Ends the address with']}
      rows={triggers.map(({ slug, label, description }) => ({
        id: slug,
        cells: [label, description, <code key="slug">/{slug}</code>],
      }))}
    />
  );
}

const kinds: Record<FieldKind, string> = {
  text: 'text',
  key: 'name of a call',
  address: 'address',
  seconds: 'seconds, or H:MM:SS',
  structure: 'list or object',
};

function Fields({ provider }: { provider: Provider }) {
  const { payload } = provider.help;
  return (
    <>
      <p>
        Every field may be missing, and each is read as leniently as it can be. What is not in this list, and
        what cannot be read, is kept beside the call under its own name.
      </p>
      {payload.map((part) => (
        <div key={part.name}>
          {payload.length > 1 && <h3>{part.name}</h3>}
          <HelpTable
            label={`Fields: ${part.name}`}
            head={['Field', 'Is', 'As']}
            rows={payloadFields(part).map(({ name, kind, description }) => ({
              id: name,
              cells: [<code key="name">{name}</code>, description, kinds[kind]],
            }))}
          />
        </div>
      ))}
    </>
  );
}
