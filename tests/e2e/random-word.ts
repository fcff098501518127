/** Letters and digits that stand nowhere else. */
export const randomWord = () => Math.random().toString(36).slice(2, 8);
