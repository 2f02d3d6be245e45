import { TEST_MODE } from "./test-distribution";

process.env[TEST_MODE] = "distributed";
