/// A child, and what is known of it.
struct ChildUnderReview {
  var id: String
  var person: PersonRecord
}
