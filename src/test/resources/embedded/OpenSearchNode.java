import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.client.node.NodeClient;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.node.DiscoveryNodes;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.IndexScopedSettings;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.settings.SettingsFilter;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.ingest.common.IngestCommonPlugin;
import org.opensearch.join.ParentJoinPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.rest.BytesRestResponse;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestController;
import org.opensearch.rest.RestHandler;
import org.opensearch.rest.RestRequest;
import org.opensearch.script.mustache.MustachePlugin;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node on 127.0.0.1 until it is told to end. Arguments: data directory, HTTP port, transport port. */
class OpenSearchNode extends Node {

    private OpenSearchNode(Environment environment, List<Class<? extends Plugin>> plugins) {
        super(environment, plugins, false);
    }

    /** Without OpenSearch's own log layout nobody needs the node's ids in it. */
    @Override
    protected void configureNodeAndClusterIdStateListener(ClusterService clusterService) {}

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.builder()
                .put("path.home", arguments[0])
                .put("path.data", arguments[0] + "/data")
                .put("path.logs", arguments[0] + "/logs")
                .put("cluster.name", "rightsdesk-embedded")
                .put("node.name", "embedded")
                .put("network.host", "127.0.0.1")
                .put("http.port", arguments[1])
                .put("transport.port", arguments[2])
                .put("discovery.type", "single-node")
                // a nearly full disk of a developer must not make indices read-only
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        Environment environment =
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "embedded");
        Node node = new OpenSearchNode(
                environment,
                List.of(
                        Netty4Plugin.class,
                        CommonAnalysisPlugin.class,
                        MapperExtrasPlugin.class,
                        ParentJoinPlugin.class,
                        PainlessPlugin.class,
                        MustachePlugin.class,
                        ReindexPlugin.class,
                        IngestCommonPlugin.class,
                        IndexStateManagement.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        node.start();
        // the node's threads are daemons
        Thread.currentThread().join();
    }

    /**
     * As much of the Index State Management plugin as Operate and Tasklist ask for: they give new indices its policy
     * setting, and their archivers ask about policies at each start once a dated index exists.
     */
    public static class IndexStateManagement extends Plugin implements ActionPlugin {

        private static final String POLICY = "index.plugins.index_state_management.policy_id";

        @Override
        public List<Setting<?>> getSettings() {
            return List.of(Setting.simpleString(POLICY, Setting.Property.IndexScope, Setting.Property.Dynamic));
        }

        @Override
        public List<RestHandler> getRestHandlers(
                Settings settings,
                RestController controller,
                ClusterSettings clusterSettings,
                IndexScopedSettings indexScopedSettings,
                SettingsFilter settingsFilter,
                IndexNameExpressionResolver resolver,
                Supplier<DiscoveryNodes> nodes) {
            return List.of(
                    answer(RestRequest.Method.GET, "/_plugins/_ism/explain/{index}", """
                            {"%s":{"index.plugins.index_state_management.policy_id":null,"enabled":null},\
                            "total_managed_indices":0}"""),
                    answer(RestRequest.Method.POST, "/_plugins/_ism/add/{index}", CHANGED),
                    answer(RestRequest.Method.POST, "/_plugins/_ism/remove/{index}", CHANGED));
        }

        private static final String CHANGED = """
                {"updated_indices":0,"failures":false,"failed_indices":[]}""";

        private static RestHandler answer(RestRequest.Method method, String path, String json) {
            return new RestHandler() {
                @Override
                public List<Route> routes() {
                    return List.of(new Route(method, path));
                }

                @Override
                public void handleRequest(RestRequest request, RestChannel channel, NodeClient client) {
                    String index = request.param("index");
                    channel.sendResponse(
                            new BytesRestResponse(RestStatus.OK, "application/json", json.formatted(index)));
                }
            };
        }
    }
}
