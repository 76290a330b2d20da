import { Menu } from '@mantine/core'
import { Empty } from '@svara/ui'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { ChevronDown, Lock } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslation } from '../../i18n'
import { useSession } from '../session'
import styles from './AdminPage.module.css'
import { adminPagesFor } from './sections'

/** A bar with a menu for each service, and below it the page. */
export function AdminPage() {
  const { t } = useTranslation('admin')
  const session = useSession()
  const pages = adminPagesFor(session)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // who may see some of Admin but not this page is told so by the page's own refusal
  if (pages.length === 0)
    return (
      <main className={styles.refused}>
        <Empty icon={<Lock size={24} />} title={t('not-allowed')} heading="h1">
          <p>{t('not-allowed-hint')}</p>
        </Empty>
      </main>
    )
  const services = [...new Set(pages.map((page) => page.service))]
  return (
    <div className={styles.admin}>
      <header className={styles.bar}>
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
      </header>
      <Suspense>
        <Outlet />
      </Suspense>
    </div>
  )
}

function Service({ name, pages, path }: { name: string; pages: ReturnType<typeof adminPagesFor>; path: string }) {
  const { t } = useTranslation('admin')
  const isHere = pages.some((page) => path.startsWith(page.to))
  return (
    <Menu position="bottom-start" width={220} returnFocus>
      <Menu.Target>
        <button type="button" className={styles.service} data-here={isHere || undefined}>
          {name}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map((page) => (
          <Menu.Item
            key={page.key}
            component={Link}
            to={page.to}
            aria-current={path.startsWith(page.to) ? 'page' : undefined}
          >
            {t(`page.${page.key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
