import { capitalised } from '@/app/_ui/capitalised.ts';

/** What a kind of subject is called: “Word mapping” for `word_mapping`. */
export function subjectWord(subject: string): string {
  const word = words[subject] ?? subject.replaceAll('_', ' ');
  return capitalised(word);
}

const words: Record<string, string> = {
  audit: 'audit log',
  calls: 'call list',
  demo: 'demo data',
  job: 'long work',
  number: 'telephone number',
  user: 'person',
  workspace: 'settings',
};
