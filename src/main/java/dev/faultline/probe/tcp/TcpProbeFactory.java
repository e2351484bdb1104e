package dev.faultline.probe.tcp;

import dev.faultline.dependency.Kind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.Wire;
import dev.faultline.settings.Settings;

/** The kind {@code tcp}; its key is {@code address}. */
public final class TcpProbeFactory implements ProbeFactory<TcpSpec> {

    private final Wire wire;

    public TcpProbeFactory(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Kind kind() {
        return new Kind("tcp");
    }

    @Override
    public TcpSpec read(Settings settings) {
        return new TcpSpec(Endpoint.required(settings, "address"));
    }

    @Override
    public Probe open(TcpSpec spec) {
        return new TcpProbe(wire, spec);
    }
}
