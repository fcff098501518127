import { capitalised } from '@/app/_ui/capitalised.ts';

/** A column of a call as a list of changes names it: customer_number → Customer number. */
export function fieldWords(field: string): string {
  const words = field.replaceAll('_', ' ').replace(/ at$/, ' time');
  return capitalised(words);
}
