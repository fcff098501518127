import { Grid, GridCol } from '@mantine/core';
import type { Metadata } from 'next';
import { PageHeader } from '@/app/_ui/page-header.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { SettingsLinks } from '../settings-links.tsx';
import { EraseNumberForm } from './erase-number-form.tsx';

export const metadata: Metadata = { title: 'Erase a number' };

export default async function ErasePage() {
  await requireViewer('settings.manage');
  return (
    <>
      <PageHeader title="Erase a number">
        <SettingsLinks here="/settings/erase" />
      </PageHeader>
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 7 }}>
          <EraseNumberForm />
        </GridCol>
        <GridCol span={{ base: 12, lg: 5 }}>
          <Panel title="What goes and what stays">
            <ul style={{ margin: 0, paddingLeft: '1.2em', display: 'grid', gap: 6 }}>
              <li>
                Everything about the customer’s number goes: calls on all connections with their deliveries,
                transcripts, notes and tags, deliveries that could not be read and hold it, saved searches for
                it.
              </li>
              <li>In notes on other calls the number is blotted out. Words of other people’s calls stay.</li>
              <li>A rebuild brings nothing back. What the provider sends from now on is new.</li>
              <li>
                Exports are made while they are downloaded and not kept here; files that people have are
                theirs.
              </li>
              <li>Recordings and the provider’s own records are the provider’s to delete.</li>
              <li>Backups of the database that you have made keep it until you delete them.</li>
            </ul>
          </Panel>
        </GridCol>
      </Grid>
    </>
  );
}
