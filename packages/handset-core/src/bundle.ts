import { createHandset } from './handset.ts'

/* What the engine on the phone sees of this package: two global functions. */
Object.assign(globalThis, createHandset())
