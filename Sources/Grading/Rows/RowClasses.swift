import Postgres

/// Which rows of two results are equal. Equal rows have the same class, whichever result they are from.
///
/// Uses hashing, so that a million rows take a second rather than a day. Being close is not transitive (a may be close to b and b to c, but
/// a not to c), so numbers in a chain of close neighbors count as equal.
struct RowClasses {
    /// The class of each row.
    private(set) var reference: [Int] = []
    private(set) var answer: [Int] = []
    private(set) var count = 0

    /// - Parameters:
    ///   - columns: the pairs of columns to compare (one of the reference, one of the answer), with the rule for each.
    ///   - referenceRows: the rows to include, in the order of `reference`.
    init(
        reference: RowSet, answer: RowSet, columns: [ColumnPair], referenceRows: some Collection<Int>, answerRows: some Collection<Int>
    ) {
        var skeletons: [[UInt8]: Int] = [:]
        var approximations = Approximations()
        func classify(_ rows: RowSet, _ index: Int, _ side: ValueEncoder.Side) -> Int {
            var encoder = ValueEncoder()
            for pair in columns {
                let column = side == .reference ? pair.reference : pair.answer
                let family = side == .reference ? pair.referenceFamily : pair.answerFamily
                encoder.append(rows[index, column], of: family, by: pair.rule, side: side)
            }
            let next = skeletons.count
            let id = skeletons[encoder.bytes, default: next]
            if id == next { skeletons[encoder.bytes] = id }
            approximations.append(skeleton: id, encoder.approximations)
            return id
        }
        self.reference = referenceRows.map { classify(reference, $0, .reference) }
        self.answer = answerRows.map { classify(answer, $0, .answer) }
        count = skeletons.count
        if approximations.isUsed { refine(approximations) }
    }

    /// The first row of the answer that isn't in the group of the reference's rows expected at its position; `nil` if all are.
    ///
    /// - Parameters:
    ///   - starts: the index at which each group starts; within a group, any order is fine.
    ///   - offset: how many of the reference's rows come before the answer's first.
    func stray(fromGroups starts: [Int], offset: Int = 0) -> Int? {
        for (start, end) in zip(starts, starts.dropFirst() + [reference.count]) {
            let (first, last) = (max(start, offset), min(end, offset + answer.count))
            guard first < last else { continue }
            var open: [Int: Int] = [:]
            for id in reference[start..<end] { open[id, default: 0] += 1 }
            for row in (first - offset)..<(last - offset) {
                let left = open[answer[row], default: 0]
                guard left > 0 else { return row }
                open[answer[row]] = left - 1
            }
        }
        return nil
    }

    /// Splits classes of rows that agree in all exact values by their approximate values.
    private mutating func refine(_ approximations: Approximations) {
        let refined = approximations.classes()
        self.reference = Array(refined.classes.prefix(reference.count))
        self.answer = Array(refined.classes.dropFirst(reference.count))
        count = refined.count
    }
}

/// Two columns that are compared with each other.
struct ColumnPair: Sendable, Equatable {
    var reference: Int
    var answer: Int
    var referenceFamily: ValueFamily
    var answerFamily: ValueFamily
    var rule: ValueRule

    init(reference: Int, answer: Int, of referenceRows: RowSet, and answerRows: RowSet) {
        self.reference = reference
        self.answer = answer
        referenceFamily = ValueFamily(typeOID: referenceRows.columns[reference].typeOID)
        answerFamily = ValueFamily(typeOID: answerRows.columns[answer].typeOID)
        rule = ValueRule(referenceFamily, answerFamily)
    }

    /// Whether both are the same column of results with the same types, so that equal texts are equal values.
    var isOfOneKind: Bool { reference == answer && referenceFamily == answerFamily && rule != .never }

    /// The columns of two results, paired by position.
    static func byPosition(_ reference: RowSet, _ answer: RowSet) -> [ColumnPair] {
        (0..<min(reference.columns.count, answer.columns.count)).map { ColumnPair(reference: $0, answer: $0, of: reference, and: answer) }
    }
}

/// The approximate numbers of many rows, and which of them are close to each other.
private struct Approximations {
    private var skeletons: [Int] = []
    private var numbers: [[Double]] = []

    var isUsed: Bool { numbers.contains { !$0.isEmpty } }

    mutating func append(skeleton: Int, _ row: [Double]) {
        skeletons.append(skeleton)
        numbers.append(row)
    }

    /// The class of each row, in the order of adding. Rows of one class have the same skeleton and are close in every number.
    func classes() -> (classes: [Int], count: Int) {
        var classes = skeletons
        var count = (skeletons.max() ?? -1) + 1
        let deepest = numbers.map(\.count).max() ?? 0
        for place in 0..<deepest {
            // Within a class, each chain of close numbers becomes a new class.
            let rows = numbers.indices.filter { numbers[$0].count > place }.sorted {
                (classes[$0], numbers[$0][place]) < (classes[$1], numbers[$1][place])
            }
            var previous: (oldClass: Int, number: Double)?
            var current = -1
            for row in rows {
                let number = numbers[row][place]
                let oldClass = classes[row]
                if let previous, previous.oldClass == oldClass, Self.areNear(previous.number, number) {
                    classes[row] = current
                } else {
                    current = count
                    count += 1
                    classes[row] = current
                }
                previous = (oldClass, number)
            }
        }
        return (classes, count)
    }

    private static func areNear(_ first: Double, _ second: Double) -> Bool {
        let difference = abs(first - second)
        return difference <= 1e-12 || difference <= 1e-9 * max(abs(first), abs(second))
    }
}
