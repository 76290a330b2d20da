import { Button, TextInput } from '@mantine/core'
import { Refusal, type Passkey } from '@svara/api'
import { Time } from '@svara/ui'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { useAddPasskey, useRemovePasskey, useRenamePasskey } from './api/two-factor'
import { Factor, Twice, type FactorProps } from './Factor'
import styles from './Factors.module.css'
import { knowsPasskeys } from './webauthn'

/** One's passkeys, by the names that one gave them. */
export function Passkeys({ own, guard, onCodes }: FactorProps) {
  const { t } = useTranslation('factors')
  const add = useAddPasskey()
  const [name, setName] = useState('')

  function make() {
    add.mutate(name.trim(), {
      onSuccess: ({ recoveryCodes }) => {
        setName('')
        onCodes(recoveryCodes ?? null)
        toast(t('passkey-added'))
      },
      // what the browser itself refuses it has said already
      onError: (refusal) =>
        refusal instanceof Refusal ? toastRefusal(t('passkey-not-added'), refusal) : toast(t('passkey-not-added')),
    })
  }

  return (
    <Factor name={t('passkeys')} what={t('passkeys-what')} isOn={own.passkeys.length > 0}>
      {own.passkeys.length > 0 && (
        <ul className={styles.keys}>
          {own.passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} guard={guard} />
          ))}
        </ul>
      )}
      {knowsPasskeys() ? (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault()
            guard(make)
          }}
        >
          <TextInput
            label={t('passkey-name')}
            placeholder={t('passkey-example')}
            maxLength={100}
            required
            withAsterisk={false}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={!name.trim()}>
            {t('add-passkey')}
          </Button>
        </form>
      ) : (
        <p className={styles.what}>{t('no-passkeys-here')}</p>
      )}
    </Factor>
  )
}

function Row({ passkey, guard }: { passkey: Passkey; guard: FactorProps['guard'] }) {
  const { t } = useTranslation('factors')
  const remove = useRemovePasskey()
  const rename = useRenamePasskey()
  const [name, setName] = useState<string | null>(null)
  if (name !== null)
    return (
      <li>
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault()
            rename.mutate(
              { id: passkey.id, name: name.trim() },
              {
                onSuccess: () => setName(null),
                onError: (refusal) => toastRefusal(t('not-changed'), refusal),
              },
            )
          }}
        >
          <TextInput
            aria-label={t('passkey-name')}
            maxLength={100}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={rename.isPending} disabled={!name.trim()}>
            {t('save')}
          </Button>
        </form>
      </li>
    )
  return (
    <li className={styles.row}>
      <KeyRound size={18} aria-hidden="true" />
      <div className={styles.grow}>
        <p className={styles.name}>{passkey.name}</p>
        <p className={styles.what}>
          {t('made')} <Time at={passkey.createdAt} /> ·{' '}
          {passkey.lastUsedAt ? (
            <>
              {t('last-used')} <Time at={passkey.lastUsedAt} />
            </>
          ) : (
            t('never-used')
          )}
        </p>
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-label={t('rename-passkey', { name: passkey.name })}
        onClick={() => setName(passkey.name)}
      >
        {t('rename')}
      </Button>
      <Twice
        label={t('remove')}
        really={t('really-remove')}
        spoken={passkey.name}
        loading={remove.isPending}
        onDo={() =>
          guard(
            () =>
              // its row may be gone before this is heard
              void remove.mutateAsync(passkey.id).then(
                () => toast(t('passkey-removed')),
                (refusal: unknown) => toastRefusal(t('not-changed'), refusal),
              ),
          )
        }
      />
    </li>
  )
}
