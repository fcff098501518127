import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DispositionForm } from './disposition-form.tsx';
import { NoteItem } from './note-item.tsx';
import { TagInput } from './tag-input.tsx';
import { TimelineDrawing } from './timeline-drawing.tsx';

const rendered = (children: ReactNode) => renderToStaticMarkup(<MantineProvider>{children}</MantineProvider>);
const buttons = (html: string) =>
  [...html.matchAll(/<button.*?<\/button>/gs)].map(([button]) => button.replace(/<[^>]+>/g, ''));

const note = {
  id: 'n',
  text: '<img src=x onerror=alert(1)> \u202eevil',
  author: '<b>Max</b>',
  createdAt: '2026-11-20T10:00:00.000Z',
  editedAt: null,
  mayEdit: true,
  mayDelete: true,
};

describe('a note', () => {
  it('shows its text as text, with who wrote it and when in the report zone', () => {
    const html = rendered(<NoteItem note={note} zone="Asia/Kolkata" />);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('<bdi>&lt;b&gt;Max&lt;/b&gt;</bdi>');
    expect(html).toContain('20 Nov 2026, 15:30');
    expect(html).not.toMatch(/<img|<b>/);
  });

  it('offers only what the viewer may do', () => {
    expect(buttons(rendered(<NoteItem note={note} zone="UTC" />))).toEqual(['Change', 'Delete']);
    const readOnly = { ...note, mayEdit: false, mayDelete: false };
    expect(buttons(rendered(<NoteItem note={readOnly} zone="UTC" />))).toEqual([]);
  });
});

describe('tags and disposition', () => {
  it('are fields with names, filled with what the call has', () => {
    const tags = rendered(
      <TagInput callId="c" tags={[{ id: 't', name: '<i>Urgent</i>' }]} choices={['Later']} />,
    );
    expect(tags).toContain('&lt;i&gt;Urgent&lt;/i&gt;');
    expect(tags).toMatch(/<label[^>]*>Tags<\/label>/);
    const filed = rendered(<DispositionForm callId="c" disposition="Sold" choices={['Sold']} />);
    expect(filed).toMatch(/<label[^>]*>Our disposition<\/label>/);
    expect(filed).toContain('value="Sold"');
    expect(buttons(filed)).not.toContain('Save');
  });
});

describe('the drawing', () => {
  it('says in words what it draws', () => {
    const html = rendered(
      <TimelineDrawing
        direction="inbound"
        layout={{
          seconds: 60,
          lanes: [
            {
              name: 'Call',
              bars: [
                { kind: 'menu', from: 0, to: 15, isExact: true, isOpen: false },
                { kind: 'talk', from: 15, to: 60, isExact: false, isOpen: false },
              ],
              note: null,
            },
            { name: '<i>Asha</i>', bars: [], note: 'Did not pick up' },
          ],
          marks: [{ at: 15, labels: ['Keys pressed: 1'] }],
          ticks: [{ at: 0, label: '0:00' }],
          agentsLeftOut: 0,
        }}
      />,
    );
    const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toContain('Menu 0:15');
    expect(words).toContain('Talking ≈ 0:45');
    expect(words).toContain('&lt;i&gt;Asha&lt;/i&gt; Did not pick up');
    expect(words).toContain('≈ follows from a length');
    expect(html).toContain('inset-inline-start:25.000%;width:75.000%');
  });
});
