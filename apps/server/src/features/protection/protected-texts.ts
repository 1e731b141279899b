import { createHmac, createSecretKey } from 'node:crypto'
import { KeyGoneError, decodeSealed, encodeSealed, openBytes, sealBytes } from '../../platform/keys/index.ts'

/** Where a text stands: it opens there alone. */
export interface TextPlace {
  readonly table: string
  readonly column: string
  readonly rowId: string
}

export interface ColumnKey {
  readonly id: string
  readonly bytes: Uint8Array
}

export interface CompanyKeys {
  readonly companyId: string
  /** Under which texts are sealed now. */
  readonly current: ColumnKey
  readonly all: readonly ColumnKey[]
  readonly index: Uint8Array
}

const indexBytes = 16
const lastDigits = { last4: 4, last8: 8 } as const

/** A blind index is of a whole value, or of the end of a number. */
export type IndexKind = 'number' | keyof typeof lastDigits | 'reference'

function digitsOf(number: string, count: number): string {
  return number.replace(/\D/g, '').slice(-count)
}

function indexedText(kind: IndexKind, text: string): string {
  if (kind === 'last4' || kind === 'last8') return digitsOf(text, lastDigits[kind])
  return kind === 'reference' ? text.normalize('NFKC').trim() : text
}

/** One company's texts in columns (SEC-6): AES-256-GCM bound to place and company, found by keyed blind indexes. */
export interface ProtectedTexts {
  /** Id of the key under which texts are sealed now. */
  readonly currentKeyId: string
  seal(place: TextPlace, text: string): Buffer
  /** Throws when the bytes are not what a key of the company sealed for this place. */
  open(place: TextPlace, sealed: Uint8Array): string
  /** 16 bytes of HMAC-SHA-256 under the company's index key; equal texts of a kind have equal ones, other companies' do not. */
  indexOf(kind: IndexKind, text: string): Buffer
}

export function createProtectedTexts({ companyId, current, all, index }: CompanyKeys): ProtectedTexts {
  const taken = all.map(({ id, bytes }) => ({ id, secret: createSecretKey(bytes) }))
  const currentSecret = createSecretKey(current.bytes)
  const indexSecret = createSecretKey(index)
  const aadOf = ({ table, column, rowId }: TextPlace): string =>
    ['smartym/text', companyId, table, column, rowId].join('\0')

  return {
    currentKeyId: current.id,
    seal: (place, text) =>
      encodeSealed({ keyId: current.id, body: sealBytes(currentSecret, aadOf(place), Buffer.from(text)) }),
    open(place, sealed) {
      const parts = decodeSealed(sealed)
      const key = taken.find(({ id }) => id === parts?.keyId)
      if (parts === undefined || key === undefined)
        throw new KeyGoneError(
          `${place.table}.${place.column} of ${place.rowId} lies under no key of the company`,
        )
      return openBytes(key.secret, aadOf(place), parts.body).toString('utf8')
    },
    indexOf: (kind, text) =>
      createHmac('sha256', indexSecret)
        .update(`${kind}\0${indexedText(kind, text)}`)
        .digest()
        .subarray(0, indexBytes),
  }
}
