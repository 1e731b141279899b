/** Name of the secret under which every company's key-encryption key is wrapped: 32 bytes, hex. */
export const recordingRootKeyName = 'recording-root-key'
