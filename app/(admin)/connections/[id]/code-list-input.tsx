import { Textarea } from '@mantine/core';
import classes from './code-list-input.module.css';

type Props = {
  name: string;
  label: string;
  description: string;
  codes: readonly string[];
  error: string | undefined;
};

/** Names as machines write them, to be edited one to a line. */
export function CodeListInput({ codes, ...field }: Props) {
  return (
    <Textarea
      {...field}
      autosize
      minRows={3}
      maxRows={10}
      spellCheck={false}
      autoComplete="off"
      defaultValue={codes.join('\n')}
      classNames={{ input: classes.entries }}
    />
  );
}
