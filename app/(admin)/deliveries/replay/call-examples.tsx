import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text } from '@mantine/core';
import { Panel } from '@/app/_ui/panel.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { TextLink } from '@/app/_ui/text-link.tsx';
import type { ChangedCall, ChangedField } from '@/lib/projection/compare-calls.ts';
import { fieldWords } from './field-words.ts';

/** Some of the calls that would change, before and after. */
export function CallExamples({ examples }: { examples: ChangedCall[] }) {
  return (
    <Panel title={examples.length === 1 ? 'The call' : `${examples.length} of the calls`}>
      <TableFrame label="Calls before and after" minWidth={640}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Call</TableTh>
              <TableTh>Field</TableTh>
              <TableTh>Now</TableTh>
              <TableTh>After</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>{examples.map(rowsOf)}</TableTbody>
        </Table>
      </TableFrame>
    </Panel>
  );
}

function rowsOf({ id, change, fields }: ChangedCall) {
  if (change !== 'changed') {
    return (
      <TableTr key={id}>
        <TableTd>
          {change === 'removed' ? (
            <TextLink href={`/calls/${id}`}>{id.slice(0, 8)}</TextLink>
          ) : (
            id.slice(0, 8)
          )}
        </TableTd>
        <TableTd colSpan={3}>{change === 'added' ? 'would be new' : 'would be gone'}</TableTd>
      </TableTr>
    );
  }
  return fields.map((field, index) => (
    <TableTr key={`${id} ${field.field}`}>
      <TableTd>{index === 0 && <TextLink href={`/calls/${id}`}>{id.slice(0, 8)}</TextLink>}</TableTd>
      <TableTd>{fieldWords(field.field)}</TableTd>
      <Values field={field} />
    </TableTr>
  ));
}

function Values({ field: { before, after } }: { field: ChangedField }) {
  if (before === null || after === null) {
    return (
      <TableTd colSpan={2}>
        <Text size="sm" c="dimmed">
          would be another
        </Text>
      </TableTd>
    );
  }
  return (
    <>
      <TableTd style={{ overflowWrap: 'anywhere' }}>{before}</TableTd>
      <TableTd style={{ overflowWrap: 'anywhere' }}>{after}</TableTd>
    </>
  );
}
