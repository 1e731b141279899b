/** Wakes phones through their maker's push service. What travels there holds nothing but the wish that the phone ask. */
export interface PushSender {
  /** Asks the phone to fetch its commands. Rejects when the service does not take it; nobody waits for the phone. */
  wake(deviceId: string): Promise<void>
}
