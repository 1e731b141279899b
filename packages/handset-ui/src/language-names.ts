/** Each language as it calls itself. */
export const languageNames = { ko: '한국어', en: 'English', ja: '日本語', zh: '中文' } as const
