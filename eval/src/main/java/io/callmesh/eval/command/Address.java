package io.callmesh.eval.command;

/// Where a service of the mesh listens.
record Address(String host, int port) {

    private static final String LOOPBACK = "127.0.0.1";

    /// @throws Refused naming the option when the text is no `HOST:PORT`
    static Address parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        var port = text.substring(colon + 1);
        boolean good = colon > 0 && port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535;
        if (!good) throw new Refused(Refused.BAD_REQUEST, option + " must be HOST:PORT, found '" + text + "'.");
        return new Address(text.substring(0, colon), Integer.parseInt(port));
    }

    /// On this machine, as the launcher counts: `MESH_PORT_OFFSET` moves all ports up.
    static Address usual(int port) {
        var offset = System.getenv("MESH_PORT_OFFSET");
        return new Address(LOOPBACK, offset != null && offset.matches("\\d{1,5}") ? port + Integer.parseInt(offset) : port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
