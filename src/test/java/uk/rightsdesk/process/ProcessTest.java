package uk.rightsdesk.process;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test of the processes on a real engine, by the public API of Camunda Process Test alone. The whole deployment goes to
 * the engine before each test, as one, as the product deploys it.
 */
@SuppressWarnings("NullAway.Init") // Camunda Process Test fills the fields before each test
abstract class ProcessTest {

    @RegisterExtension
    static final CamundaProcessTestExtension CAMUNDA = ProcessTestCluster.extension();

    CamundaClient client;
    CamundaProcessTestContext context;

    @BeforeEach
    void deploy() {
        ProcessModels.deploy(client);
    }
}
