import { Button } from '@mantine/core'
import { ImagePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePictures } from './use-pictures'

interface Props {
  label: string
  onPicture: (src: string) => void
  /** Why the last one was not taken; undefined when it was. */
  renderError: (error: string | undefined) => ReactNode
}

/** Chooses a picture and keeps it. */
export default function PictureButton({ label, onPicture, renderError }: Props) {
  const pictures = usePictures(onPicture)
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<ImagePlus size={14} />}
        loading={pictures.isBusy}
        onClick={pictures.pick}
      >
        {label}
      </Button>
      {pictures.input}
      {renderError(pictures.error)}
    </>
  )
}
