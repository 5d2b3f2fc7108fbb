/** A text with what makes reading differ between machines if anything does: capitals, quotations, numbers, scripts, a long sentence. */
export const languageSample = `FRANCE EXPELS TWO DIPLOMATS

The Jordanian deputy prime minister, Omar Haddad, arrived in Ankara on Friday for talks on trade.

"We will not accept any preconditions," he told reporters, adding that 1,500 people had crossed the border. Why? Because of X.

The long-lasting dispute, which began in the 1990s, isn’t over... Кабинет 外交部 decided.

${Array.from({ length: 40 }, (_, i) => `Envoy ${i} of Nepal and his counterpart met in Doha`).join(', and ')}.
`
