import type { FetchAccount, FetchRequest } from '@svara/api'

/** The settings as they are typed. */
export interface Draft {
  host: string
  port: string
  security: string
  user: string
  /** Empty: the one that is kept. */
  password: string
  /** By commas. */
  folders: string
  /** As 2026-12-24; empty: as it is, or from now on. */
  startOn: string
  afterImport: string
  moveTo: string
  enabled: boolean
}

export function draftOf(account: FetchAccount | null, address: string): Draft {
  return {
    host: account?.host ?? '',
    port: account ? String(account.port) : '993',
    security: account?.security ?? 'tls',
    user: account?.user ?? address,
    password: '',
    folders: account?.folders.join(', ') ?? 'INBOX',
    startOn: account?.startAt.slice(0, 10) ?? '',
    afterImport: account?.afterImport ?? 'nothing',
    moveTo: account?.moveTo ?? '',
    enabled: account?.enabled ?? true,
  }
}

/** @param account what is kept, whose start stays to the second where its day stays */
export function requestOf(draft: Draft, account: FetchAccount | null): FetchRequest {
  const { host, port, security, password, folders, startOn, moveTo, ...rest } = draft
  const isNewStart = startOn !== '' && startOn !== account?.startAt.slice(0, 10)
  return {
    ...rest,
    ...(account?.grant ? { granted: true } : { host, security, port: Number(port) || 0 }),
    folders: folders
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    ...(password === '' ? {} : { password }),
    ...(isNewStart ? { startAt: `${startOn}T00:00:00Z` } : {}),
    ...(draft.afterImport === 'move' ? { moveTo } : {}),
  }
}
