'use client';

import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { wholeNumber } from '@/app/_ui/whole-number.ts';
import classes from './conversation.module.css';
import { mostHits } from './conversation-search.ts';

type Props = {
  query: string;
  onQuery: (query: string) => void;
  /** How many hits there are, and which is looked at, from 0. */
  hits: number;
  capped: boolean;
  current: number;
  /** Goes to the next hit, or the one before it. */
  onStep: (step: 1 | -1) => void;
};

/** Searches the conversation: Enter leads to the next hit, Shift-Enter to the one before, Escape ends it. */
export function ConversationSearchBar({ query, onQuery, hits, capped, current, onStep }: Props) {
  return (
    <search className={classes.search}>
      <TextInput
        data-search-field
        size="xs"
        aria-label="Search this conversation"
        placeholder="Search this conversation"
        value={query}
        maxLength={200}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            onStep(event.shiftKey ? -1 : 1);
          }
          if (event.key === 'Escape' && query !== '') {
            event.preventDefault();
            onQuery('');
          }
        }}
        leftSection={<IconSearch size={14} aria-hidden="true" />}
      />
      <Step label="Previous hit" disabled={hits === 0} onClick={() => onStep(-1)} Icon={IconChevronUp} />
      <Step label="Next hit" disabled={hits === 0} onClick={() => onStep(1)} Icon={IconChevronDown} />
      <span role="status" className={classes.count}>
        {query.trim() !== '' && counted(hits, capped, current)}
      </span>
    </search>
  );
}

function counted(hits: number, capped: boolean, current: number): string {
  if (hits === 0) return 'Not found';
  const all = capped ? `more than ${wholeNumber(mostHits)}` : wholeNumber(hits);
  return `${wholeNumber(current + 1)} of ${all}`;
}

type StepProps = { label: string; disabled: boolean; onClick: () => void; Icon: typeof IconChevronUp };

function Step({ label, disabled, onClick, Icon }: StepProps) {
  return (
    <ActionIcon variant="default" size={30} aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  );
}
