import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr } from '@mantine/core';
import { Panel } from '@/app/_ui/panel.tsx';
import { TableFrame } from '@/app/_ui/table-frame.tsx';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import type { FieldChange } from '@/lib/projection/compare-calls.ts';
import { fieldWords } from './field-words.ts';

/** Which fields of how many calls would change, and from what to what. */
export function FieldChanges({ fields }: { fields: FieldChange[] }) {
  return (
    <Panel title="What would change">
      <TableFrame label="Table of what would change" minWidth={480}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Field</TableTh>
              <TableTh ta="right">Calls</TableTh>
              <TableTh>From → to</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {fields.map(({ field, calls, values }) => (
              <TableTr key={field}>
                <TableTd>{fieldWords(field)}</TableTd>
                <TableTd ta="right">{wholeNumber(calls)}</TableTd>
                <TableTd>
                  {values.map(({ before, after, calls: some }) => (
                    <div key={`${before} ${after}`}>
                      {before.replaceAll('_', ' ')} → {after.replaceAll('_', ' ')}: {wholeNumber(some)}
                    </div>
                  ))}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableFrame>
    </Panel>
  );
}
