import { Button, FileButton, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { cropOf, type Place } from './crop'
import styles from './Sheet.module.css'

/** As the server keeps it. */
const SIDE = 200
const MIDDLE: Place = { zoom: 1, x: 0.5, y: 0.5 }

interface Props {
  /** A PNG in base64. */
  save: (picture: string) => Promise<unknown>
  /** Of how many agents. */
  count?: number
  onClose: () => void
  onSaved: () => void
}

/** Chooses a picture and what of it is shown: a square, by dragging or with the keys. */
export default function PictureDialog({ save: keep, count = 1, onClose, onSaved }: Props) {
  const { t } = useTranslation('agents')
  const set = useMutation({ mutationFn: keep })
  const [image, setImage] = useState<ImageBitmap>()
  const [unreadable, setUnreadable] = useState(false)
  const [place, setPlace] = useState(MIDDLE)
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const drawing = canvas.current?.getContext('2d')
    if (!image || !drawing) return
    const { x, y, side } = cropOf(image, place)
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, SIDE, SIDE)
    drawing.imageSmoothingQuality = 'high'
    drawing.drawImage(image, x, y, side, side, 0, 0, SIDE, SIDE)
  }, [image, place])

  async function choose(file: File | null) {
    if (!file) return
    try {
      setImage(await createImageBitmap(file))
      setUnreadable(false)
      setPlace(MIDDLE)
    } catch {
      setUnreadable(true)
    }
  }

  function drag(right: number, down: number) {
    if (!image) return
    const { side } = cropOf(image, place)
    const moved = (at: number, by: number, length: number) =>
      length > side ? Math.min(1, Math.max(0, at - (by * side) / SIDE / (length - side))) : at
    setPlace({ ...place, x: moved(place.x, right, image.width), y: moved(place.y, down, image.height) })
  }

  function save() {
    const picture = canvas.current!.toDataURL('image/png').split(',')[1]!
    set.mutate(picture, {
      onSuccess: () => {
        toast(t('picture-saved', { count }))
        onSaved()
      },
    })
  }

  return (
    <Modal opened onClose={onClose} title={t('picture')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={styles.crop}>
        <canvas
          ref={canvas}
          width={SIDE}
          height={SIDE}
          className={styles.canvas}
          data-empty={!image || undefined}
          aria-label={t('picture-preview')}
          role="img"
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => event.buttons > 0 && drag(event.movementX, event.movementY)}
        />
        <div className={styles.sliders}>
          <FileButton accept="image/png,image/jpeg" onChange={(file) => void choose(file)}>
            {(props) => (
              <Button variant="default" data-autofocus {...props}>
                {t('choose-picture')}
              </Button>
            )}
          </FileButton>
          {image && (
            <>
              <Slider
                label={t('zoom')}
                min={1}
                max={4}
                value={place.zoom}
                onChange={(zoom) => setPlace({ ...place, zoom })}
              />
              <Slider label={t('sideways')} max={1} value={place.x} onChange={(x) => setPlace({ ...place, x })} />
              <Slider label={t('upright')} max={1} value={place.y} onChange={(y) => setPlace({ ...place, y })} />
            </>
          )}
        </div>
      </div>
      <div role="alert">
        {unreadable && <p className={dialog.refused}>{t('unreadable')}</p>}
        {set.error && <p className={dialog.refused}>{reason(set.error)}</p>}
      </div>
      <div className={dialog.acts}>
        <Button disabled={!image} loading={set.isPending} onClick={save}>
          {t('save-picture')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </Modal>
  )
}

interface SliderProps {
  label: string
  min?: number
  max: number
  value: number
  onChange: (value: number) => void
}

function Slider({ label, min = 0, max, value, onChange }: SliderProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={(max - min) / 50}
        value={value}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  )
}
