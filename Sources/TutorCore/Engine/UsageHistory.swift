package import EngineValues

/// A container's resource usage over the last minute.
package struct UsageHistory: Sendable, Equatable {
    package private(set) var processor: [Double] = []
    package private(set) var memoryBytes: [Double] = []
    /// The current memory usage, as Docker formats it.
    package private(set) var memory = ""

    /// A history without samples.
    package init() {}

    private static let maxSamples = 30

    package mutating func add(_ sample: ContainerUsage) {
        processor = processor.suffix(UsageHistory.maxSamples - 1) + [sample.processor]
        memoryBytes = memoryBytes.suffix(UsageHistory.maxSamples - 1) + [sample.memoryBytes]
        memory = sample.memory
    }

    /// `0 %`, `0.8 %`, `143 %`.
    package var percent: String {
        guard let now = processor.last else { return "" }
        return now >= 0.95 || now < 0.05 ? "\(Int(now.rounded())) %" : "\((now * 10).rounded() / 10) %"
    }
}

/// Draws a row of numbers as block characters.
package enum Sparkline {
    private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The last samples, right-aligned. The full height is the largest sample, or `full` if that is larger.
    package static func text(_ samples: [Double], width: Int, full: Double) -> String {
        let shown = samples.suffix(max(0, width))
        let height = max(full, shown.max() ?? 0, .leastNonzeroMagnitude)
        let bars = shown.map { sample in blocks[max(0, min(blocks.count - 1, Int(sample / height * Double(blocks.count))))] }
        return String(repeating: " ", count: max(0, width - shown.count)) + String(bars)
    }
}
