import type { Metric, MetricId } from './metric-ids.ts'
import { serviceMetrics } from './metric-service.ts'
import { visitorMetrics } from './metric-visitors.ts'

/** 指标字典: one definition for each figure (F1), printed in the order of `metricIds`. */
export const metrics: Record<MetricId, Metric> = { ...visitorMetrics, ...serviceMetrics }
