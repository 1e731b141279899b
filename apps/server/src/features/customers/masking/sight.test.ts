import { expect, test } from 'vitest'
import { blindSightIn, sightIn } from '../../../test/sights.ts'

const companyId = 'com_1'
const row = {
  company_id: companyId,
  org_unit_id: 'org_team1',
  agent_id: 'agt_1',
  agent_name: '이서연',
  customer_number: '+821000001234',
  customer_name: '김철수',
  customer_reference: 'CUST-1001',
}
const whole = {
  customerNumber: { text: '010-****-1234', last4: '1234', isMasked: true },
  customerName: '김철수',
  customerReference: 'CUST-1001',
  isCustomerNameMasked: false,
}
const masked = {
  ...whole,
  customerName: '김*수',
  customerReference: '*****1001',
  isCustomerNameMasked: true,
}

test('SEC-12: names are whole to those who may see them, masked to others, and numbers masked to everybody', () => {
  expect(sightIn(companyId).customerOf(row)).toEqual(whole)
  expect(blindSightIn(companyId).customerOf(row)).toEqual(masked)
})

test('SEC-12: the company may hide names from everybody, or from nobody', () => {
  expect(sightIn(companyId, { nameMasking: 'always' }).customerOf(row)).toEqual(masked)
  expect(blindSightIn(companyId, { nameMasking: 'never' }).customerOf(row)).toEqual(whole)
})

test('SEC-12: in a list of the whole company one sees the names of the rows that one’s right reaches', () => {
  const names = { companyId, orgUnitIds: ['org_team1'], agentId: null }
  const sight = sightIn(companyId, { names })
  expect(sight.customerOf(row)).toEqual(whole)
  expect(sight.customerOf({ ...row, org_unit_id: 'org_team2' })).toEqual(masked)
  expect(sight.customerOf({ ...row, org_unit_id: null })).toEqual(masked)
  expect(sight.customerOf({ ...row, company_id: 'com_2' })).toEqual(masked)
  const own = sightIn(companyId, { names: { companyId, orgUnitIds: null, agentId: 'agt_1' } })
  expect(own.customerOf(row)).toEqual(whole)
  expect(own.customerOf({ ...row, agent_id: 'agt_2' })).toEqual(masked)
})

test('SEC-12: a CRM keeps its own references, which say whom it means', () => {
  expect(blindSightIn(companyId, { isCrm: true }).customerOf(row)).toEqual({
    ...masked,
    customerReference: 'CUST-1001',
  })
})

test('SEC-12: nothing to hide is said so', () => {
  const unknown = { ...row, customer_number: null, customer_name: null, customer_reference: null }
  expect(blindSightIn(companyId).customerOf(unknown)).toEqual({
    customerNumber: { text: '', last4: '', isMasked: false },
    customerName: null,
    customerReference: null,
    isCustomerNameMasked: false,
  })
  expect(
    blindSightIn(companyId, { isCrm: true }).customerOf({ ...unknown, customer_reference: 'C-1' }),
  ).toMatchObject({
    isCustomerNameMasked: false,
  })
})

test('SEC-12: an agent’s name is masked for whoever may not list agents, but for the agent itself', () => {
  expect(sightIn(companyId).agentNameOf(row)).toBe('이서연')
  expect(blindSightIn(companyId).agentNameOf(row)).toBe('이*연')
  expect(blindSightIn(companyId, { ownAgentId: 'agt_1' }).agentNameOf(row)).toBe('이서연')
  expect(blindSightIn(companyId).agentNameOf({ ...row, agent_name: null })).toBeNull()
})
