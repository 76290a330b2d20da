import { answer, api, type SignOnView } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on'],
  queryFn: () => answer(api.GET('/api/security/single-sign-on')) as Promise<SignOnView>,
})

/** As it is edited: lists as one types them. */
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
  defaultGroupIds: string[]
  groupClaim: string
  groups: string
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
    domains: kept.domains.join(', '),
    only: kept.only,
    justInTime: kept.justInTime,
    office: kept.office,
    defaultGroupIds: kept.defaultGroupIds,
    groupClaim: kept.groupClaim,
    groups: kept.groups.map(({ value, groupId }) => `${value} = ${groupId}`).join('\n'),
    trustsFactor: kept.trustsFactor,
  }
}

function bodyOf({ handle, clientSecret, domains, groups, ...same }: SignOnDraft) {
  return {
    ...same,
    ...(handle.trim() === '' ? {} : { handle }),
    ...(clientSecret === '' ? {} : { clientSecret }),
    domains: domains.split(/[\s,]+/).filter(Boolean),
    groups: groups
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const sign = line.lastIndexOf('=')
        return { value: line.slice(0, Math.max(0, sign)).trim(), groupId: line.slice(sign + 1).trim() }
      }),
  }
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
    mutationFn: (draft: SignOnDraft) =>
      answer(api.POST('/api/security/single-sign-on/test', { body: bodyOf(draft) })) as Promise<{
        result: string
        detail?: string | null
      }>,
  })
}
