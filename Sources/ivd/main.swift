print("ivd")
