import { lazyPart } from '@svara/ui'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { changeLanguage, known, useTranslation } from '../../i18n'
import { adminPagesFor } from '../../features/admin'
import { sessionQuery, useOwnTheme, useSession } from '../../features/session'
import { LiveProvider, useLive } from '../../live'
import { showPalette, showSheet, showShortcuts, useSheet, useShortcuts } from '../../shortcuts'
import { NewVersion } from './NewVersion'
import { Rail } from './Rail'
import styles from './Shell.module.css'
import { useTitle } from './title'

const Palette = lazyPart(() => import('../../shortcuts/Palette'))
const ShortcutSheet = lazyPart(() => import('../../shortcuts/ShortcutSheet'))

/** The rail, and beside it the page; what holds on every page behind the sign-in. */
export function Shell() {
  useEndWithSession()
  useOwnLanguage()
  useOwnTheme()
  useTitle()
  return (
    <LiveProvider>
      <div className={styles.shell}>
        <SkipLink />
        <Rail />
        <div className={styles.page} id="page" tabIndex={-1}>
          <LostConnection />
          <NewVersion />
          <Suspense>
            <Outlet />
          </Suspense>
        </div>
        <Sheets />
      </div>
    </LiveProvider>
  )
}

function SkipLink() {
  const { t } = useTranslation()
  return (
    <a className={styles.skip} href="#page">
      {t('skip')}
    </a>
  )
}

/** Said aloud too: what one sees may be old, and what one sends waits. */
function LostConnection() {
  const { t } = useTranslation()
  const live = useLive()
  return <div role="status">{live === 'lost' && <p className={styles.lost}>{t('connection-lost')}</p>}</div>
}

function Sheets() {
  const { t } = useTranslation('shortcuts')
  const navigate = useNavigate()
  const open = useSheet()
  const close = () => showSheet(null)
  const group = t('group.everywhere')
  const isAdmin = adminPagesFor(useSession()).length > 0
  useShortcuts([
    { keys: 'mod+k', label: t('palette'), group, run: showPalette, whileWriting: true },
    { keys: '?', label: t('sheet'), group, run: showShortcuts },
    { keys: 'g h', label: t('go-home'), group, run: () => void navigate({ to: '/' }) },
    { keys: 'g t', label: t('go-tickets'), group, run: () => void navigate({ to: '/tickets' }) },
    { keys: 'g o', label: t('go-outbox'), group, run: () => void navigate({ to: '/outbox' }) },
    ...(isAdmin ? [{ keys: 'g a', label: t('go-admin'), group, run: () => void navigate({ to: '/admin' }) }] : []),
    { keys: 'g s', label: t('go-help'), group, run: () => void navigate({ to: '/help' }) },
    { keys: 'g p', label: t('go-profile'), group, run: () => void navigate({ to: '/profile' }) },
  ])
  return (
    <Suspense>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'sheet' && <ShortcutSheet onClose={close} />}
    </Suspense>
  )
}

/** A session that ended elsewhere leads to the sign-in, and back to this place after it. */
function useEndWithSession() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const href = useRouterState({ select: (state) => state.location.href })
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.query.queryKey[0] !== sessionQuery.queryKey[0]) return
        if (event.query.state.data === null) void navigate({ to: '/sign-in', search: { next: href }, replace: true })
      }),
    [queries, navigate, href],
  )
}

function useOwnLanguage() {
  const { agent } = useSession()
  useEffect(() => {
    const own = agent.language && known(agent.language)
    if (own) void changeLanguage(own)
  }, [agent.language])
}
