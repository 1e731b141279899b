/** What the CRM's own server answers. */
export interface Customer {
  readonly customerId: string
  readonly name: string
  readonly phoneNumber: string
  readonly purpose: 'marketing' | 'collection' | 'service' | 'contract'
  readonly note: string
  readonly grade: string
}

export interface Settings {
  readonly smartymUrl: string
  readonly agents: readonly { readonly employeeNumber: string; readonly name: string }[]
}

/** The company's disposition codes with their names by language. */
export interface DispositionList {
  readonly items: readonly { readonly code: string; readonly name: Readonly<Record<string, string>> }[]
}

export interface HistoryEntry {
  readonly at: string
  readonly agentName: string
  readonly outcome: string
  readonly dispositionCode: string | null
  readonly note: string | null
}
