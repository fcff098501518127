'use client';

import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { Note } from '@/app/_ui/note.tsx';
import { TimeZoneInput } from '@/app/_ui/time-zone-input.tsx';
import { saveMasking, saveOrganisation, saveReports } from './settings-actions.ts';
import { SettingsForm } from './settings-form.tsx';

/** What the organisation is called. */
export function OrganisationSettings({ organisationName }: { organisationName: string }) {
  return (
    <SettingsForm title="Organisation" action={saveOrganisation}>
      {(problem) => (
        <TextInput
          name="organisationName"
          label="Name"
          description="Shown in the header."
          defaultValue={organisationName}
          maxLength={80}
          error={problem('organisationName')}
        />
      )}
    </SettingsForm>
  );
}

type ReportProps = {
  reportTimeZone: string;
  zones: string[];
  shortCallSeconds: number;
  serviceLevelSeconds: number;
  /** How much of the last change is worked in, 0 to 1; `null`: all of it. */
  progress: number | null;
};

/** By whose clock and which thresholds figures are made. */
export function ReportSettings(props: ReportProps) {
  const { reportTimeZone, zones, shortCallSeconds, serviceLevelSeconds, progress } = props;
  return (
    <SettingsForm title="Reports" action={saveReports}>
      {(problem) => (
        <>
          {progress !== null && (
            <Note tone="quiet" role="status">
              The last change is being worked into the figures: {Math.floor(progress * 100)} %. Figures by day
              are right meanwhile; short calls and the service level change on the way.
            </Note>
          )}
          <TimeZoneInput
            name="reportTimeZone"
            label="Report time zone"
            description="By its days and clock every figure is made. Changing it has all figures made anew, in the background."
            zones={zones}
            defaultValue={reportTimeZone}
            error={problem('reportTimeZone')}
            required
            withAsterisk={false}
          />
          <TextInput
            name="shortCallSeconds"
            label="Short call (seconds)"
            description="Callers who give up sooner are counted as short, not as lost."
            inputMode="numeric"
            autoComplete="off"
            defaultValue={shortCallSeconds}
            error={problem('shortCallSeconds')}
          />
          <TextInput
            name="serviceLevelSeconds"
            label="Service level (seconds)"
            description="Calls answered within so many seconds keep it."
            inputMode="numeric"
            autoComplete="off"
            defaultValue={serviceLevelSeconds}
            error={problem('serviceLevelSeconds')}
          />
        </>
      )}
    </SettingsForm>
  );
}

/** Who sees telephone numbers masked. */
export function MaskingSettings({ maskedRoles }: { maskedRoles: string[] }) {
  return (
    <SettingsForm title="Telephone numbers" action={saveMasking}>
      {(problem) => (
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <Text component="legend" size="sm" mb="xs">
            Who sees the numbers of customers and agents masked, as +91•••••••210, on pages, in exports and
            searches. Admins always see them in full.
          </Text>
          <Stack gap="sm">
            <Checkbox
              name="maskedRoles"
              value="manager"
              label="Managers"
              description="They then cannot see what providers sent, byte for byte, or merge agents either."
              defaultChecked={maskedRoles.includes('manager')}
            />
            <Checkbox
              name="maskedRoles"
              value="viewer"
              label="Viewers"
              defaultChecked={maskedRoles.includes('viewer')}
            />
            {problem('maskedRoles') && (
              <Text size="sm" c="red" role="alert">
                {problem('maskedRoles')}
              </Text>
            )}
          </Stack>
        </fieldset>
      )}
    </SettingsForm>
  );
}
