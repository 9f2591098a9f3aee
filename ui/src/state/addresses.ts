// Addresses of services.

/** Whether what is sent to this address can be read on its way: without encryption, and not on this machine. */
export function isReadable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isHere = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return protocol === "http:" && !isHere;
}
