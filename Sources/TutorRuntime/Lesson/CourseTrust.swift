package import Course

/// Whether a course may run anything: only shipped courses and those that the user trusts.
package struct CourseTrust: Sendable {
    private let trust: Trust
    private let trustsAll: Bool

    /// - Parameter trustsAll: Whether all courses in use are calf's own, or the user trusted them at startup.
    package init(_ trust: Trust, trustsAll: Bool) {
        self.trust = trust
        self.trustsAll = trustsAll
    }

    func isTrusted(_ directory: String) -> Bool { trustsAll || trust.isTrusted(directory) }

    func review(of directory: String) throws(CourseError) -> TrustReview { try trust.review(of: directory) }

    func give(_ directory: String, _ scope: Trust.Scope) throws(CourseError) { try trust.trust(directory, scope: scope) }
}
