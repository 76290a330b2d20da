import { NativeSelect } from '@mantine/core'
import { useTranslation } from '../../../i18n'
import { levelName, type Level } from './level-name'

const UNCHOSEN = 'unchosen'

interface Props {
  levels: readonly Level[]
  /** null: all services; undefined: not chosen yet. */
  value: string | null | undefined
  onChange: (level: string | null) => void
  isFirst?: boolean
  /** Where it has to be said whose. */
  label?: string
}

/** Which services somebody can be given (ORG-3); nothing where the installation sells no plans. */
export function LevelField({ levels, value, onChange, isFirst, label }: Props) {
  const { t } = useTranslation('agents')
  if (levels.length === 0) return null
  return (
    <NativeSelect
      label={label ?? t('level')}
      description={t('level-hint')}
      data-autofocus={isFirst}
      value={value === undefined ? UNCHOSEN : (value ?? '')}
      data={[
        ...(value === undefined ? [{ value: UNCHOSEN, label: t('level-choose'), disabled: true }] : []),
        { value: '', label: t('level-none') },
        ...levels.map((level) => ({ value: level.id, label: levelName(level) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  )
}
