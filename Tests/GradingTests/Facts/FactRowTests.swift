import Course
import Testing

@testable import Facts

struct FactRowTests {
    @Test(arguments: Facts.Group.allCases) func `every fact that a check may contain has words, and can be read`(group: Facts.Group) {
        let keys = Set(group == .reaches ? [] : group.facts.map(\.key))
        #expect(Set(FactWords.table[group, default: [:]].keys) == keys)
    }
}
