import type { CallResponse, CustomerResponse, NameMasking } from '@smartym/contract'
import { maskName, maskReference } from '@smartym/rules/masking'
import { showPhoneNumber } from '../../accounts/index.ts'
import { isInScope, type ListScope } from '../../organization/index.ts'

/** Whose row it is. */
interface Owned {
  readonly company_id: string
  readonly org_unit_id: string | null
  readonly agent_id: string | null
}

/** What a row knows of a customer. */
export interface CustomerFacts extends Owned {
  /** E.164; null when the network withheld it. */
  readonly customer_number: string | null
  readonly customer_name: string | null
  readonly customer_reference: string | null
}

/** What of a call or recording leaves the server about its customer. */
export type ShownCustomer = Pick<
  CallResponse,
  'customerNumber' | 'customerName' | 'customerReference' | 'isCustomerNameMasked'
>

/** What one caller may see of persons; every answer, stream and file is drawn through it (SEC-12). */
export interface Sight {
  /** Equal keys see the same. */
  readonly key: string
  customerOf(row: CustomerFacts): ShownCustomer
  /** An agent's name; masked for whoever may not list that agent. */
  agentNameOf(row: Owned & { readonly agent_name: string | null }): string | null
  /** Null for a row without a reference. */
  referenceOf(row: Owned & { readonly customer_reference: string | null }): string | null
  nameOf(
    row: Owned & { readonly name: string | null; readonly reference: string | null },
  ): Pick<CustomerResponse, 'name' | 'reference' | 'isNameMasked'>
}

export interface SightFacts {
  readonly nameMasking: NameMasking
  /** How far `names:see` reaches. */
  readonly names: ListScope
  /** How far the lists of agents and accounts reach. */
  readonly agents: readonly ListScope[]
  /** The caller, if it is an agent: it knows its own name. */
  readonly ownAgentId: string | null
  /** A CRM's key: the references are the CRM's own. */
  readonly isCrm: boolean
}

/** A number as everybody may see it; empty when the network withheld it. */
export function shownNumberOf(phoneNumber: string | null): ShownCustomer['customerNumber'] {
  return phoneNumber === null ? { text: '', last4: '', isMasked: false } : showPhoneNumber(phoneNumber)
}

function belongingOf({ company_id, org_unit_id, agent_id }: Owned) {
  return { companyId: company_id, orgUnitId: org_unit_id, agentId: agent_id }
}

const masked = (text: string | null, mask: (text: string) => string): string | null =>
  text === null ? null : mask(text)

/** Decides for each row, since a caller may see the names of its team in a list of the whole branch. */
export function createSight(facts: SightFacts): Sight {
  const { nameMasking, names, agents, ownAgentId, isCrm } = facts

  function isNameSeen(row: Owned): boolean {
    if (nameMasking === 'never') return true
    return nameMasking === 'by_role' && isInScope(names, belongingOf(row))
  }

  function referenceOf(row: Parameters<Sight['referenceOf']>[0]): string | null {
    return isCrm || isNameSeen(row) ? row.customer_reference : masked(row.customer_reference, maskReference)
  }

  function nameOf(row: Parameters<Sight['nameOf']>[0]): ReturnType<Sight['nameOf']> {
    const isSeen = isNameSeen(row)
    return {
      name: isSeen ? row.name : masked(row.name, maskName),
      reference: referenceOf({ ...row, customer_reference: row.reference }),
      isNameMasked: !isSeen && (row.name !== null || (!isCrm && row.reference !== null)),
    }
  }

  return {
    key: JSON.stringify(facts),
    referenceOf,
    nameOf,
    customerOf(row) {
      const { name, reference, isNameMasked } = nameOf({
        ...row,
        name: row.customer_name,
        reference: row.customer_reference,
      })
      return {
        customerNumber: shownNumberOf(row.customer_number),
        customerName: name,
        customerReference: reference,
        isCustomerNameMasked: isNameMasked,
      }
    },
    agentNameOf(row) {
      const isOwn = row.agent_id !== null && row.agent_id === ownAgentId
      const isSeen = isOwn || agents.some((scope) => isInScope(scope, belongingOf(row)))
      return isSeen ? row.agent_name : masked(row.agent_name, maskName)
    },
  }
}
