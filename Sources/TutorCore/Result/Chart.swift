package import Postgres
import Primitives

/// A result's rows as bars or as a line, reduced to what a screen can show.
package struct Chart: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case bars, line, histogram
    }

    package struct Bar: Sendable, Equatable {
        package var label: String
        /// The value as the server wrote it.
        package var text: String
        package var value: Double
    }

    package struct Point: Sendable, Equatable {
        package var x: Double
        package var y: Double
    }

    package private(set) var kind: Kind
    /// The kinds that these columns can be drawn as, the most telling one first.
    package let kinds: [Kind]
    /// The column whose values are drawn.
    package let column: Int
    package let name: String
    /// The columns of the labels, or of the other axis.
    package let labelName: String
    package private(set) var bars: [Bar] = []
    /// Ordered by `x`.
    package private(set) var points: [Point] = []
    /// The values at both ends of the axis that the points are on, as the server wrote them.
    package private(set) var ends = ("", "")
    /// The number of rows drawn.
    package private(set) var rowCount = 0
    /// The number of rows without a value that can be drawn, such as NULL.
    package private(set) var leftOut = 0
    /// The number of rows after the last bar.
    package private(set) var hidden = 0

    private static let maxBars = 1000
    /// More points than any screen has columns of dots.
    private static let maxPoints = 4000
    private static let maxBins = 16

    /// The columns that have numbers.
    package static func numbers(in columns: [Column]) -> [Int] { columns.indices.filter { columns[$0].isNumber } }

    /// - Parameters:
    ///   - order: The rows in the order shown; `nil` for all rows in their original order.
    ///   - column: The column whose values are drawn. It must have numbers.
    ///   - kind: `nil` for the most telling one.
    package init(_ rows: RowTable, in order: [UInt32]?, columns: [Column], column: Int, kind: Kind?) {
        let isDrawable = columns.indices.filter { $0 != column }
        let times = isDrawable.filter { ChartTime.isTime(columns[$0]) }
        let texts = isDrawable.filter { !columns[$0].isNumber && !times.contains($0) }
        let others = isDrawable.filter { columns[$0].isNumber }
        let axis = times.first ?? others.first
        let labels = texts.isEmpty ? axis.map { [$0] } ?? [] : (texts + times).sorted()
        var reader = ChartRows(value: column, axis: axis, axisIsTime: !times.isEmpty, labels: labels, maxLabels: Self.maxBars)
        rows.forEachBatch(in: order) { reader.read($0) }

        let line: [Kind] = axis == nil ? [] : [.line]
        let bars: [Kind] = labels.isEmpty ? [] : [.bars]
        let isLineFirst = texts.isEmpty && (!times.isEmpty || reader.isOrdered)
        kinds = (isLineFirst ? line + bars : bars + line) + [.histogram]
        self.kind = kind ?? kinds[0]
        self.column = column
        name = columns[column].name
        labelName = (self.kind == .line ? axis.map { [$0] } ?? [] : labels).map { columns[$0].name }.joined(separator: ", ")
        rowCount = reader.values.count
        leftOut = reader.values.count { !$0.isFinite }
        switch self.kind {
        case .bars:
            self.bars = zip(reader.labels, reader.values).map { Bar(label: $0.label, text: $0.text, value: $1) }
            hidden = rowCount - self.bars.count
        case .line: setPoints(reader)
        case .histogram: self.bars = Self.bins(reader.values.filter(\.isFinite))
        }
    }

    private mutating func setPoints(_ rows: ChartRows) {
        let all = zip(rows.axisValues, rows.values).map { Point(x: $0, y: $1) }.filter { $0.x.isFinite && $0.y.isFinite }
            .sorted { $0.x < $1.x }
        leftOut = rowCount - all.count
        points = all
        ends = (rows.ends.least.text, rows.ends.greatest.text)
        guard all.count > Self.maxPoints else { return }
        // Of neighbors, the lowest and the highest are kept, so that no peak is lost.
        let size = (all.count * 2 + Self.maxPoints - 1) / Self.maxPoints
        points = stride(from: 0, to: all.count, by: size).flatMap { start in
            let part = all[start..<min(all.count, start + size)]
            return [part.min { $0.y < $1.y }, part.max { $0.y < $1.y }].compactMap { $0 }.sorted { $0.x < $1.x }
        }
    }

    /// How many values are in each of some equal ranges with round limits.
    private static func bins(_ values: [Double]) -> [Bar] {
        guard let least = values.min(), let greatest = values.max() else { return [] }
        let step = ChartScale.roundStep(atLeast: (greatest - least) / Double(maxBins - 1))
        let first = (least / step).rounded(.down)
        var counts = Array(repeating: 0, count: Int((greatest / step).rounded(.down) - first) + 1)
        for value in values { counts[max(0, min(counts.count - 1, Int((value / step).rounded(.down) - first)))] += 1 }
        return counts.enumerated().map { index, count in
            let from = (first + Double(index)) * step
            let label = "\(ChartScale.text(from)) to \(ChartScale.text(from + step))"
            return Bar(label: label, text: count.grouped, value: Double(count))
        }
    }

    package static func == (one: Chart, other: Chart) -> Bool {
        one.kind == other.kind && one.column == other.column && one.bars == other.bars && one.points == other.points
    }
}

/// Round numbers for axes.
package enum ChartScale {
    /// The least of 1, 2 and 5 times a power of ten that isn't below `size`.
    package static func roundStep(atLeast size: Double) -> Double {
        guard size.isFinite, size > 0 else { return 1 }
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return [1, 2, 5].map { $0 * power }.first { $0 >= size * 0.999_999 } ?? 10 * power
    }

    /// A number in a few characters: `1,250`, `0.25`, `1.2e21`.
    package static func text(_ value: Double) -> String {
        if abs(value) >= 1e15 || (value != 0 && abs(value) < 0.0001) { return scientific(value) }
        if value.rounded() == value { return Int(value).grouped }
        let thousandths = (abs(value) * 10_000).rounded()
        let whole = Int(thousandths / 10_000)
        var fraction = String(String(Int(thousandths) % 10_000 + 10_000).dropFirst())
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + whole.grouped + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    private static func scientific(_ value: Double) -> String {
        var exponent = 0
        var mantissa = value
        while abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while abs(mantissa) < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return "\(text((mantissa * 1000).rounded() / 1000))e\(exponent)"
    }
}

/// The numbers and labels of the rows that a chart shows.
private struct ChartRows {
    let value: Int
    let axis: Int?
    let axisIsTime: Bool
    let labelColumns: [Int]
    let maxLabels: Int
    /// NaN for what is no number.
    var values: [Double] = []
    var axisValues: [Double] = []
    var labels: [(label: String, text: String)] = []
    var ends = (least: (value: Double.infinity, text: ""), greatest: (value: -Double.infinity, text: ""))
    /// Whether no row has a smaller number on the axis than the row before it.
    var isOrdered = true

    init(value: Int, axis: Int?, axisIsTime: Bool, labels: [Int], maxLabels: Int) {
        (self.value, self.axis, self.axisIsTime, labelColumns, self.maxLabels) = (value, axis, axisIsTime, labels, maxLabels)
    }

    mutating func read(_ batch: RowBatch) {
        for row in 0..<batch.rowCount {
            let text = batch.text(row: row, column: value)
            let number = Self.number(text)
            values.append(number)
            if labels.count < maxLabels {
                let words = labelColumns.map { batch.text(row: row, column: $0) ?? "NULL" }
                labels.append((words.joined(separator: ", "), text ?? "NULL"))
            }
            guard let axis else { continue }
            let place = batch.text(row: row, column: axis) ?? ""
            let distance = axisIsTime ? ChartTime.seconds(place) ?? .nan : Self.number(place)
            if let last = axisValues.last, !(distance >= last) { isOrdered = false }
            axisValues.append(distance)
            guard number.isFinite, distance.isFinite else { continue }
            if distance < ends.least.value { ends.least = (distance, place) }
            if distance > ends.greatest.value { ends.greatest = (distance, place) }
        }
    }

    /// NaN for anything that an axis has no room for.
    private static func number(_ text: String?) -> Double {
        guard let number = text.flatMap(Double.init), abs(number) < 1e300 else { return .nan }
        return number
    }
}

/// Dates and times as numbers.
private enum ChartTime {
    /// Date, time, and timestamp without and with time zone.
    static func isTime(_ column: Column) -> Bool { [1082, 1083, 1114, 1184].contains(column.typeOID) }

    /// `2026-11-21 18:05:00.5+01` as seconds; `nil` for `infinity` and for years before 1.
    static func seconds(_ text: String) -> Double? {
        var rest = text[...]
        var seconds = 0.0
        let parts = text.prefix(10).split(separator: "-")
        if parts.count == 3, !text.hasSuffix("BC") {
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == 3 else { return nil }
            seconds = Double(CivilDate(year: numbers[0], month: numbers[1], dayOfMonth: numbers[2]).day) * 86_400
            rest = rest.dropFirst(11)
            if rest.isEmpty { return seconds }
        }
        let zone = rest.firstIndex { $0 == "+" || $0 == "-" } ?? rest.endIndex
        guard let time = clock(rest[..<zone]) else { return nil }
        guard zone < rest.endIndex, let offset = clock(rest[rest.index(after: zone)...]) else { return seconds + time }
        return seconds + time - (rest[zone] == "+" ? offset : -offset)
    }

    /// Hours, minutes and seconds, as many as there are.
    private static func clock(_ text: Substring) -> Double? {
        var (sum, unit) = (0.0, 3600.0)
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard let number = Double(part) else { return nil }
            sum += number * unit
            unit /= 60
        }
        return sum
    }
}
