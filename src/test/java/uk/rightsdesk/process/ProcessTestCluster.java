package uk.rightsdesk.process;

import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import uk.rightsdesk.embedded.CptFacade;

final class ProcessTestCluster {
    private ProcessTestCluster() {}

    static CamundaProcessTestExtension extension() {
        try {
            var facade = CptFacade.start(new CptFacade.Upstream(
                    URI.create("http://127.0.0.1:9088"), URI.create("http://127.0.0.1:10600"), URI.create("http://127.0.0.1:10200")));
            return new CamundaProcessTestExtension()
                    .withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE)
                    .withRemoteCamundaMonitoringApiAddress(facade.address())
                    .withCamundaClientBuilderOverrides(builder -> builder.grpcAddress(URI.create("http://127.0.0.1:27500"))
                            .restAddress(facade.address()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
