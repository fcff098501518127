/**
 * Text that others wrote, so that a spreadsheet shows it and runs nothing of it. One rule: wherever a spreadsheet
 * may begin a cell (at the start of the text and, because some split there in spite of the quotes, after a line
 * break, a tab or a semicolon), an apostrophe is put before `=`, `+`, `-` and `@`, their full-width and small forms
 * and the minus sign, also where space or invisible characters come first. Text that starts with a tab or a line
 * break gets one in any case.
 *
 * Left alone is a plus sign with up to fifteen digits and nothing else, as E.164 has it (or masked): there is
 * nothing in it to run, a spreadsheet that takes it for a number holds fifteen digits exactly, and whoever copies or
 * joins by the number finds it unchanged.
 */
export function spreadsheetText(text: string): string {
  if (harmless.test(text) || telephoneNumber.test(text)) return text;
  const inside = text.replace(gaps, (gap, at: number) =>
    (at === 0 || breaks.test(gap)) && runs(text.charAt(at + gap.length)) ? `${gap}'` : gap,
  );
  return runs(text.charAt(0)) || /^[\t\n\r]/.test(text) ? `'${inside}` : inside;
}

/** Most text, told at a glance: it begins with a plain letter or digit, and no cell can begin inside. */
const harmless = /^[A-Za-z0-9][^\t\n\r;]*$/;
const telephoneNumber = /^\+[\d•]{1,15}$/;
const gaps = /[\s\p{C};]+/gu;
const breaks = /[\t\n\r;]/;

/** Whether a cell that begins with this character may be a formula. */
function runs(character: string): boolean {
  return character !== '' && '=+-@＝＋－＠﹦﹢﹣﹫−'.includes(character);
}
