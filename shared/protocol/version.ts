/**
 * The version of everything under `/api/v1`. A terminal that speaks a newer one than the server is
 * told to wait for the server's upgrade; nothing it holds is lost or rewritten meanwhile.
 */
export const protocolVersion = 1;
/** The oldest a server still answers. */
export const oldestProtocol = 1;
