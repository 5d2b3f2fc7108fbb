/** Words that keep their full stop, and what the stop says about the end of a sentence. */
import { tableOf } from '../base/word-table.js'

const list = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

/** A name, number or place follows: a sentence never ends here. */
export const leading: ReadonlySet<string> = new Set(
  list(`mr mrs ms mx dr assoc asst prof rev fr hon pres gov sen sens rep reps amb sec st ste gen maj col lt capt cpt cmdr cdr adm sgt cpl pvt brig
    vice-adm lt-gen maj-gen brig-gen supt det insp mssrs messrs mme mlle msgr sr.a sheikh cllr atty vs v viz cf ca approx no nos vol art fig pp p
    sec para al-hajj mt ft ph e.g i.e eg ie`),
)

/** May stand at the end of a sentence or within one. */
export const trailing: ReadonlySet<string> = new Set(
  list(`jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun inc corp co ltd bros plc llc jr sr
    etc al est dept univ assn ave blvd rd min max hr hrs yr yrs ed eds ala ariz ark calif colo conn del fla ga ill ind kan ky la md
    mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que dist gov't govt int'l nat'l a.m p.m am pm bn esq ph.d`),
)

/** Words that open a sentence when they follow "U.S." or "Inc." with a capital. */
export const openers: ReadonlySet<string> = new Set(
  list(`the a an this that these those he she it they we i you his her its their our my in on at by for from with as after before during since
    while when where if although though but and however meanwhile also both all some many most more no not there here what who which how why
    under over against despite according earlier later last such another each other so then yet still once until because speaking asked
    washington's officials`),
)

/** Prefixes that the treebanks keep together with the word after the hyphen. */
export const prefixes: ReadonlySet<string> = new Set(
  list(`non pre post pro anti mid re co ex e semi multi mini cross inter intra sub super ultra un trans counter neo pan psycho bi tri de dis mis
    micro macro meta quasi pseudo proto uni vice.x over.x`),
)

/** Clitics after an apostrophe, longest first. */
export const clitics: ReadonlySet<string> = new Set(['s', 'm', 'd', 're', 've', 'll'])

/** Words written as one that stand for two: where the second begins. */
export const fused = tableOf({ cannot: 3, gonna: 3, wanna: 3, gotta: 3, dont: 2, didnt: 3, doesnt: 4, wont: 2 })
