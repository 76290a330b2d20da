import { answer, api, type SignOnView } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on'],
  queryFn: () => answer(api.GET('/api/security/single-sign-on')) as Promise<SignOnView>,
})

export interface MappedGroup {
  value: string
  groupId: string | null
}

/** As it is edited: lists of words as one types them. */
export interface SignOnDraft {
  enabled: boolean
  name: string
  handle: string
  issuer: string
  clientId: string
  clientSecret: string
  domains: string
  only: boolean
  justInTime: boolean
  office: string
  /** null: all services */
  licenceLevelId: string | null
  defaultGroupIds: string[]
  groupClaim: string
  groups: MappedGroup[]
  factorValues: string
  trustsFactor: boolean
}

export function draftOf(kept: SignOnView): SignOnDraft {
  return {
    enabled: kept.enabled,
    name: kept.name,
    handle: kept.handle ?? '',
    issuer: kept.issuer,
    clientId: kept.clientId,
    clientSecret: '',
    domains: kept.domains.map(({ name }) => name).join(', '),
    only: kept.only,
    justInTime: kept.justInTime,
    office: kept.office,
    licenceLevelId: kept.licenceLevelId ?? null,
    defaultGroupIds: kept.defaultGroupIds,
    groupClaim: kept.groupClaim,
    groups: kept.groups.map(({ value, groupId }) => ({ value, groupId })),
    factorValues: kept.factorValues.join(' '),
    trustsFactor: kept.trustsFactor,
  }
}

function bodyOf({ clientSecret, domains, groups, factorValues, ...same }: SignOnDraft) {
  return {
    ...same,
    ...(clientSecret === '' ? {} : { clientSecret }),
    domains: wordsOf(domains),
    factorValues: wordsOf(factorValues),
    // one that is not chosen yet is refused by the server, in words
    groups: groups.map(({ value, groupId }) => ({ value, groupId: groupId as string })),
  }
}

function wordsOf(typed: string) {
  return typed.split(/[\s,]+/).filter(Boolean)
}

export function useSaveSingleSignOn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, ifVersion }: { draft: SignOnDraft; ifVersion: number }) =>
      answer(api.PUT('/api/security/single-sign-on', { body: { ...bodyOf(draft), ifVersion } })) as Promise<SignOnView>,
    onSuccess: (kept) => queries.setQueryData(singleSignOnQuery.queryKey, kept),
  })
}

export function useTestSingleSignOn() {
  return useMutation({
    mutationFn: ({ issuer, clientId, clientSecret }: SignOnDraft) =>
      answer(
        api.POST('/api/security/single-sign-on/test', {
          body: { issuer, clientId, ...(clientSecret === '' ? {} : { clientSecret }) },
        }),
      ),
  })
}

/** Asks DNS now whether a domain's record is there. */
export function useCheckDomain() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (domain: string) =>
      answer(api.POST('/api/security/single-sign-on/domains/{domain}/verify', { params: { path: { domain } } })),
    onSuccess: ({ settings }) => queries.setQueryData(singleSignOnQuery.queryKey, settings),
  })
}
