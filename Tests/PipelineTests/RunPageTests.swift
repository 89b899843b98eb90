import Testing

@testable import Pipeline

@Suite struct RunPageTests {}
