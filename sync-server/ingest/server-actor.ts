/** Who stands in ops and in the audit for what the server writes itself. */
export const serverActor = 'server';
