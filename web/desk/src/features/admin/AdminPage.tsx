import { Menu } from '@mantine/core'
import { Empty } from '@svara/ui'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { ChevronDown, Lock } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../i18n'
import { HelpButton } from '../help'
import { useSession } from '../session'
import styles from './AdminPage.module.css'
import { BrandSelector } from './brands/BrandSelector'
import { helpFor } from './help'
import { adminPagesFor, PAGES, SERVICES, type AdminPage as Page } from './sections'

/** A bar with a menu for each service, and below it the page. */
export function AdminPage() {
  const { t } = useTranslation('admin')
  const session = useSession()
  const pages = adminPagesFor(session)
  const path = useRouterState({ select: (state) => state.location.pathname })
  if (pages.length === 0) return <NotAllowed title={t('not-allowed')} />
  // a page may read what is open to all, and would be refused only at the first change; those below it may need another
  const here = PAGES.find(({ to }) => to === path)
  const services = SERVICES.filter((service) => pages.some((page) => page.service === service))
  const help = helpFor(path)
  return (
    <div className={styles.admin}>
      {/* no banner: a dialog's head is one */}
      <section aria-label={t('admin')} className={styles.bar}>
        <span className={styles.name}>{t('admin')}</span>
        <nav aria-label={t('sections')} className={styles.services}>
          {services.map((service) => (
            <Service
              key={service}
              name={t(`service.${service}`)}
              pages={pages.filter((page) => page.service === service)}
              path={path}
            />
          ))}
        </nav>
        <span className={styles.organization}>{session.organization.name}</span>
        <BrandSelector />
        {help && <HelpButton page={help} key={help} />}
      </section>
      {here && !pages.includes(here) ? (
        <NotAllowed title={t('page-not-allowed')} />
      ) : (
        <Suspense>
          <Outlet />
        </Suspense>
      )}
    </div>
  )
}

function NotAllowed({ title }: { title: string }) {
  const { t } = useTranslation('admin')
  return (
    <main className={styles.refused}>
      <Empty icon={<Lock size={24} />} title={title} heading="h1">
        <p>{t('not-allowed-hint')}</p>
      </Empty>
    </main>
  )
}

/** The longest, as one page's address may stand below another's. */
function pageAt(pages: readonly Page[], path: string) {
  return pages.filter(({ to }) => path === to || path.startsWith(`${to}/`)).sort((a, b) => b.to.length - a.to.length)[0]
}

const PARTS = ['statistics', 'settings'] as const

/** A menu, in two halves where it has both; a link where there is but one page. */
function Service({ name, pages, path }: { name: string; pages: readonly Page[]; path: string }) {
  const { t } = useTranslation('admin')
  const here = pageAt(pages, path)
  const isHere = here !== undefined
  const parts = PARTS.filter((part) => pages.some((page) => page.part === part))
  const [only] = pages
  if (only && pages.length === 1)
    return (
      <Link to={only.to} className={styles.service} data-here={isHere || undefined}>
        {only.service === 'agents' ? name : t(`page.${only.key}`)}
      </Link>
    )
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.Target>
        <button type="button" className={styles.service} data-here={isHere || undefined}>
          {name}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.parts}>
          {parts.map((part) => (
            <div key={part} role="group" aria-label={t(part)} className={styles.part}>
              {parts.length > 1 && <Menu.Label>{t(part)}</Menu.Label>}
              {pages
                .filter((page) => page.part === part)
                .map((page) => (
                  <Menu.Item
                    key={page.key}
                    component={Link}
                    to={page.to}
                    aria-current={here?.key === page.key ? 'page' : undefined}
                  >
                    {t(`page.${page.key}`)}
                  </Menu.Item>
                ))}
            </div>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
