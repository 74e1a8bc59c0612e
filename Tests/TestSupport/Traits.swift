import Glibc
package import Testing

extension Trait where Self == ConditionTrait {
    /// Runs only in `Tests/all`, because it takes longer than `Tests/run` has time for.
    ///
    /// - Parameter why: what takes the time.
    package static func slow(_ why: Comment) -> Self {
        // Tests/run names the number of these, and Tests/all leaves none out.
        .enabled(if: Scope.isWhole, why)
    }
}

/// How much of the tests runs, as the scripts in `Tests` say in the environment. Without them, what isn't slow, and every lesson.
package enum Scope {
    /// Whether everything runs: `CALF_TESTS=all`.
    package static let isWhole = variable("CALF_TESTS") == "all"

    /// The ids of the lessons whose answers are judged and that are walked through: `CALF_LESSONS`, separated by blanks.
    package static let lessons: Set<String>? =
        isWhole ? nil : variable("CALF_LESSONS").map { Set($0.split(separator: " ").map(String.init)) }

    /// Which third of a large table is tried: `CALF_THIRD`, from 0 to 2.
    package static let third: Int? = isWhole ? nil : variable("CALF_THIRD").flatMap { Int($0) }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

extension Array {
    /// Every third element if only a third of a table is tried, or else all.
    package var inScope: [Element] {
        guard let third = Scope.third else { return self }
        return enumerated().filter { $0.offset % 3 == third }.map(\.element)
    }
}

/// A suite that uses the container engine. It has names, ports, and events for everyone, so these suites run in a process of their own, one
/// after another. `Tests/suite` finds them by this trait.
package struct UsesEngine: SuiteTrait, TestTrait {}

extension Trait where Self == UsesEngine {
    package static var engine: Self { UsesEngine() }
}
