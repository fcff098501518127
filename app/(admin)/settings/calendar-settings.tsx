'use client';

import { NativeSelect, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import type { BusinessHours, Holiday } from '@/lib/workspace/business-hours.ts';
import { holidaysText, hoursText, weekdays } from './hours-text.ts';
import { saveCalendar } from './settings-actions.ts';
import { SettingsForm } from './settings-form.tsx';

type Props = { weekStart: number; businessHours: BusinessHours; holidays: Holiday[] };

/** When a week begins, and when the business is open. */
export function CalendarSettings({ weekStart, businessHours, holidays }: Props) {
  return (
    <SettingsForm title="Calendar" action={saveCalendar}>
      {(problem) => (
        <>
          <NativeSelect
            name="weekStart"
            label="A week begins on"
            description="Where figures are shown by the week."
            data={weekdays.map(({ number, name }) => ({ value: number, label: name }))}
            defaultValue={String(weekStart)}
            error={problem('weekStart')}
          />
          <div>
            <Text size="sm" fw={500}>
              Business hours
            </Text>
            <Text size="xs" c="dimmed" mb="xs">
              As 09:00–13:00, 14:00–18:00 by the clock of the report zone; hours after midnight belong to the
              next day. An empty day is closed; all empty: open at all hours. A connection that is silent
              outside them is no warning; figures count every call all the same.
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              {weekdays.map(({ number, name }) => (
                <TextInput
                  key={number}
                  name={`day${number}`}
                  label={name}
                  autoComplete="off"
                  placeholder="closed"
                  defaultValue={hoursText(businessHours[number])}
                  error={problem(`day${number}`)}
                />
              ))}
            </SimpleGrid>
          </div>
          <Textarea
            name="holidays"
            label="Holidays"
            description="One to a line, as 2026-12-25 Christmas. Closed all day."
            autosize
            minRows={3}
            maxRows={12}
            spellCheck={false}
            defaultValue={holidaysText(holidays)}
            error={problem('holidays')}
          />
        </>
      )}
    </SettingsForm>
  );
}
