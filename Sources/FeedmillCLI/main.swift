print("feedmill")
