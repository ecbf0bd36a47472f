// Loaded before the server: sends spans to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names, or to localhost:4318.
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

new NodeTracerProvider({
  resource: resourceFromAttributes({ "service.name": "parlance" }),
  spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
}).register();
